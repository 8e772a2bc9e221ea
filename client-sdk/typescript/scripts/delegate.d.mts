export const clientCases: readonly string[];
export const commandCases: readonly string[];
export const serverCases: readonly string[];
