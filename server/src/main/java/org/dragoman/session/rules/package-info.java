/** What a command brings about: facts, or a refusal with its reason. */
package org.dragoman.session.rules;
