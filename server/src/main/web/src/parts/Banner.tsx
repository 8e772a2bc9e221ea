/** A sentence that asks for attention, and what to do about it. */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { sayWhenYouCan } from '../state/hub/said';
import { Icon } from './Icon';

export interface BannerProps {
  readonly test: string;
  readonly look?: 'attention' | 'live' | 'go' | 'plain';
  readonly icon: string;
  readonly title: string;
  readonly text?: string;
  /**
   * `alert` interrupts a screen reader: only for what cannot wait. `status` is said by the page's standing region when the
   * sentence comes or changes, never because a figure beside it does.
   */
  readonly role?: 'alert' | 'status';
  /** What is said for a status, where the title is not it. */
  readonly says?: string;
  readonly children?: ComponentChildren;
}

export function Banner(props: BannerProps) {
  const { test, look = 'plain', icon, title, text, role, says = title, children } = props;
  useEffect(() => {
    if (role === 'status') sayWhenYouCan(says);
  }, [role, says]);
  return (
    <div class={`banner ${look}`} data-test={test} role={role === 'alert' ? role : undefined}>
      <Icon name={icon} />
      <div class="text">
        {title && <strong>{title}</strong>}
        {text && <span class="small">{text}</span>}
        {children}
      </div>
    </div>
  );
}
