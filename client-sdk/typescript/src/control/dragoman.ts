import type { MessageInitShape } from '@bufbuild/protobuf';
import { AllCommands } from '../gen/commands.js';
import type { SenderReportSchema } from '../gen/dragoman/v1/backstage_pb.js';
import type { CaptionWriteSchema } from '../gen/dragoman/v1/captions_pb.js';
import { everything } from '../protobuf/everything.js';
import type { ClientOptions } from './participation.js';

/** A participant's control connection with every command of the wire as a method, for consoles, bots and tools. */
export class DragomanClient extends AllCommands {
  constructor(options: ClientOptions) {
    super(options, everything);
  }

  /** Writes or corrects a segment; false if not connected. A refusal comes as a notice. */
  writeCaption(caption: MessageInitShape<typeof CaptionWriteSchema>): boolean {
    return this.send({ case: 'caption', value: caption });
  }

  /** Says how the microphone fares, about once a second while a lease is held; false if not connected. */
  reportMicrophone(report: MessageInitShape<typeof SenderReportSchema>): boolean {
    return this.send({ case: 'senderReport', value: report });
  }
}
