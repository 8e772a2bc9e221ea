// The descriptors that generated code carries (descriptor.proto in base64) as the short lines that src/protobuf reads:
// they pack to half the size.
import { fromBinary } from '@bufbuild/protobuf';
import { FieldDescriptorProto_Label, FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';

/** The lines of one file. */
export function tablesOf(base64) {
  const file = fromBinary(FileDescriptorProtoSchema, Buffer.from(base64, 'base64'));
  const scope = `.${file.package}.`;
  const lines = [];
  const add = (message, name) => {
    for (const inner of message.nestedType) add(inner, `${name}.${inner.name}`);
    const fields = message.field
      .toSorted((a, b) => a.number - b.number)
      .map((field) => {
        const letter = String.fromCharCode(96 + field.type);
        const repeated = field.label === FieldDescriptorProto_Label.REPEATED;
        const flag = repeated ? '*' : field.proto3Optional ? '?' : '';
        // An enumeration needs no table: its numbers are on the wire as they are.
        const of = field.type === messageType ? field.typeName.slice(scope.length) : '';
        const oneof =
          field.oneofIndex !== undefined && Object.hasOwn(field, 'oneofIndex') && !field.proto3Optional;
        const among = oneof ? `@${camel(message.oneofDecl[field.oneofIndex].name)}` : '';
        return `${camel(field.name)}:${field.number}${letter}${flag}${of}${among}`;
      });
    lines.push([name + (message.options?.mapEntry ? '!' : ''), ...fields].join(' '));
  };
  for (const message of file.messageType) add(message, message.name);
  return lines.join('\n');
}

const messageType = 11;
const camel = (snake) => snake.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
