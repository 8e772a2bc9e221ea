export function quickStarts(): { node: string; page: string };
export function install(folder: string): string;
