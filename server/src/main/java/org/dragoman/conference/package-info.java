/** What is known before the day: languages, delegations, agenda, booths, badges. Never changed while a session runs. */
package org.dragoman.conference;
