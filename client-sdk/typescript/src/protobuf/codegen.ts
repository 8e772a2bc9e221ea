/** Stands in the build for `@bufbuild/protobuf/codegenv2`, under the names that the generated code imports. */
export { enumDesc, fileDesc, messageDesc } from './descriptor.js';
