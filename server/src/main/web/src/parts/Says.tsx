/** What a screen reader says when it can: one region that stands from the beginning, since what is inserted is often not read. */
import { said } from '../state/hub/said';

export function Says() {
  return (
    <p class="unseen" role="status" data-test="said">
      {said.value}
    </p>
  );
}
