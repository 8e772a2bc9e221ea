/** A sentence that asks for attention, and what to do about it. */
import type { ComponentChildren } from 'preact';
import { Icon } from './Icon';

export interface BannerProps {
  readonly test: string;
  readonly look?: 'attention' | 'live' | 'go' | 'plain';
  readonly icon: string;
  readonly title: string;
  readonly text?: string;
  /** `alert` interrupts a screen reader: only for what cannot wait. */
  readonly role?: 'alert' | 'status';
  readonly children?: ComponentChildren;
}

export function Banner({ test, look = 'plain', icon, title, text, role, children }: BannerProps) {
  return (
    <div class={`banner ${look}`} data-test={test} role={role}>
      <Icon name={icon} />
      <div class="text">
        {title && <strong>{title}</strong>}
        {text && <span class="small">{text}</span>}
        {children}
      </div>
    </div>
  );
}
