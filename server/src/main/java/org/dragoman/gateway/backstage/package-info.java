/** What goes on behind the scenes of a session: help, alarms, cues to the speaker, chat, intercom calls, texts of speeches. */
package org.dragoman.gateway.backstage;
