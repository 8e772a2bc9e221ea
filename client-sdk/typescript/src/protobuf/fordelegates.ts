/** The tables of what a delegate's page sends and reads. `scripts/build.mjs` fills them in; where `@bufbuild/protobuf` itself is used, it has its own. */
export const forDelegates: string = '';
