import './start.css';
import { render } from 'preact';
import { dress } from '../look/theme';
import { beginSpeaking } from '../words/words';
import { Start } from './Start';

dress();
void beginSpeaking(['common', 'start']).then(() =>
  render(<Start />, document.getElementById('console') as HTMLElement),
);
