/** A line icon from the sprite. It never stands alone: the word beside it says the same. */
import sprite from '../gen/icons.svg';

export function Icon({ name }: { name: string }) {
  return (
    <svg class="icon" aria-hidden="true" focusable="false">
      <use href={`${sprite}#${name}`} />
    </svg>
  );
}
