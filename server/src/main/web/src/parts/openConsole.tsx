/** Opens a console: enters its session, and draws it in its place on the page. */
import { render, type VNode } from 'preact';
import { enter, type ConsoleOptions } from '../state/hub/enter';
import { NoBadge } from './Entrance';
import { Says } from './Says';

export function openConsole<State>(options: ConsoleOptions<State, VNode>): void {
  const place = document.getElementById('console') as HTMLElement;
  void enter(options, {
    show: (view) =>
      render(
        <>
          {view}
          <Says />
        </>,
        place,
      ),
    showNoBadge: () => render(<NoBadge />, place),
  });
}
