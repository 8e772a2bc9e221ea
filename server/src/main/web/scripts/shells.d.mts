import type { Plugin } from 'vite';

export declare const pages: Readonly<Record<string, unknown>>;
export declare function shells(): Plugin;
