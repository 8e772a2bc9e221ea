/** The tables of all messages of the wire. `scripts/build.mjs` fills them in; where `@bufbuild/protobuf` itself is used, it has its own. */
export const everything: string = '';
