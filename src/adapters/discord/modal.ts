/** The form in which a text is asked for: one field, as long as Discord lets it be. */
import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { shortId } from '../button-ids.ts';
import { shortened } from '../shared/plain-text.ts';
import { LIMITS } from './limits.ts';

/** The field's own id; a form has only this one. */
export const FIELD = 'text';

export interface Form {
  /** The action that the text is sent with; it comes back with what was written. */
  readonly id: string;
  /** What the button said that opens it. */
  readonly title: string;
  /** What is asked for. */
  readonly label: string;
}

export const modalFor = ({ id, title, label }: Form): APIModalInteractionResponseCallbackData => ({
  custom_id: shortId(id, LIMITS.customId),
  title: shortened(title, LIMITS.modalTitle),
  components: [
    {
      type: ComponentType.Label,
      label: shortened(label, LIMITS.modalLabel),
      component: {
        type: ComponentType.TextInput,
        custom_id: FIELD,
        style: TextInputStyle.Paragraph,
        min_length: 1,
        max_length: LIMITS.modalText,
        required: true,
      },
    },
  ],
});
