/** Behind the scenes: help, cues to the speaker, chat, calls and what booths get to read. Values alone; nothing here is on the record. */
package org.dragoman.backstage;
