/** Stands in the build for `@bufbuild/protobuf`, under the names that the SDK imports. */
export { create, fromBinary, toBinary } from './messages.js';
