/** What the hub says of how a language would be interpreted if the floor were given in it. */
import type { ChannelCoverage, CoverageView } from '@dragoman/client';

/** Channel by channel; nothing where the hub has not said it, or nobody is next. */
export function coverageOf(
  view: CoverageView | undefined,
  language: string | undefined,
): readonly ChannelCoverage[] {
  return view?.languages.find((one) => one.language === language)?.channels ?? [];
}
