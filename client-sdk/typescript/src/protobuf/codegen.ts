/** Stands in the build for `@bufbuild/protobuf/codegenv2`, under the names that `scripts/tables.mjs` leaves in the generated code. */
export { enumOf, messageDesc } from './descriptor.js';
