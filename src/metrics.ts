/** Figures of what goes out by the clock, for Prometheus: counted as it happens, the queue looked at when asked. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { DrainWatch } from '#schedule/drain.ts';
import type { Store } from '#store/store.ts';

export interface Metrics {
  readonly watch: DrainWatch;
  /** In the text format of Prometheus. */
  read(): Promise<string>;
}

/** Seconds after its moment; the grace is six hours. */
const LATE = [1, 5, 15, 60, 300, 900, 3600, 21_600];

export function createMetrics(
  { deliveries }: Pick<Store, 'deliveries'>,
  now: () => number,
): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = (name: string, help: string) =>
    new Counter({ name: `coach_deliveries_${name}_total`, help, registers });
  const due = counter('due', 'Daily questions that have become due.');
  const arrived = counter('sent', 'Daily questions that were sent.');
  const unsure = counter('unsure', 'Daily questions of which nobody knows whether they arrived.');
  const skipped = counter(
    'skipped',
    'Daily questions that came too late or were not wanted any more.',
  );
  const suspended = counter('suspended', 'Daily questions kept back because a place refuses them.');
  const retries = counter('retries', 'Tries that are to be repeated.');
  const lateness = new Histogram({
    name: 'coach_delivery_lateness_seconds',
    help: 'How long after their moment daily questions were sent.',
    buckets: LATE,
    registers,
  });
  const queue = new Gauge({
    name: 'coach_delivery_queue',
    help: 'Daily questions whose moment has come and that are not sent yet.',
    registers,
  });
  const lag = new Gauge({
    name: 'coach_delivery_lag_seconds',
    help: 'How long the one that has waited longest has waited.',
    registers,
  });
  return {
    watch: {
      due: (count) => due.inc(count),
      sent: (lateMs) => {
        arrived.inc();
        lateness.observe(lateMs / 1000);
      },
      unsure: () => unsure.inc(),
      skipped: (count) => skipped.inc(count),
      suspended: () => suspended.inc(),
      retried: () => retries.inc(),
    },
    read: async () => {
      const { waiting, since } = await deliveries.backlog(now());
      queue.set(waiting);
      lag.set(since === undefined ? 0 : (now() - since) / 1000);
      return registry.metrics();
    },
  };
}
