/** Rows of a board without those who have left the group: their points stay in the log, and are there when they return. */
import type { Services } from '../ability.ts';

/** Somebody with several accounts has left when none of those on the group's platform is there. */
export async function present<T extends { readonly person: string }>(
  group: string,
  rows: readonly T[],
  { store, absent }: Pick<Services, 'store' | 'absent'>,
): Promise<readonly T[]> {
  const accounts = await store.links.accountsOf(rows.map(({ person }) => person));
  const gone = await absent(group, [...accounts.values()].flat());
  if (gone.size === 0) return rows;
  const platform = group.split(':')[0];
  return rows.filter(({ person }) => {
    const here = accounts.get(person)!.filter((account) => account.split(':')[0] === platform);
    return here.length === 0 || here.some((account) => !gone.has(account));
  });
}
