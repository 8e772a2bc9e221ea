/** What a console sees and may ask of a real hub: the whole of the wire. */
import { signal } from '@preact/signals';
import { DragomanClient, type InscriptionReport, type OrderPreview } from '@dragoman/client';
import { liveBackstage } from './backstage';
import type { Access, Entered } from './enter';
import { livePage } from './live';
import type { ConsoleState } from './pageState';
import { view } from './view';

export function atConsole(access: Access): Entered<ConsoleState> {
  const client = new DragomanClient(access);
  const orderPreview = signal<OrderPreview | undefined>(undefined);
  const inscriptionReport = signal<InscriptionReport | undefined>(undefined);
  client.on('orderPreview', (preview) => (orderPreview.value = preview));
  client.on('inscriptionReport', (report) => (inscriptionReport.value = report));
  const page = {
    ...livePage(client, access),
    booths: view(client, 'booths'),
    presence: view(client, 'presence'),
    notes: view(client, 'notes'),
    runSheet: view(client, 'runSheet'),
    coverage: view(client, 'coverage'),
    credentials: view(client, 'credentials'),
    orderPreview,
    inscriptionReport,
    backstage: liveBackstage(client),
    hub: client,
  };
  return { client, page };
}
