/// <reference types="vite/client" />

/** The version of the consoles, set by the build. */
declare const __VERSION__: string;
