/** Text that people wrote, made safe to show and to keep: one notion of what is invisible. */
package org.dragoman.text;
