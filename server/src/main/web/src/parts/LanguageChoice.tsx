/** A choice among languages, each under its own name. */
import type { Language } from '@dragoman/client';

interface LanguageChoiceProps {
  readonly test: string;
  /** What it is called where no label stands around it. */
  readonly label?: string;
  readonly languages: readonly Pick<Language, 'tag' | 'autonym'>[];
  /** BCP-47; empty while none is chosen. */
  readonly chosen: string;
  readonly choose: (tag: string) => void;
  /** What stands first, for no language; undefined where one must be chosen. */
  readonly none?: string | undefined;
  readonly disabled?: boolean;
}

export function LanguageChoice(props: LanguageChoiceProps) {
  const { test, label, languages, chosen, choose, none, disabled } = props;
  return (
    <select
      class="choice"
      data-test={test}
      aria-label={label}
      value={chosen}
      disabled={disabled}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      {none !== undefined && <option value="">{none}</option>}
      {languages.map(({ tag, autonym }) => (
        <option key={tag} value={tag} lang={tag}>
          {autonym}
        </option>
      ))}
    </select>
  );
}
