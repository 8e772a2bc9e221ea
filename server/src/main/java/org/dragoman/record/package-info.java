/** What is kept of what was said: captions now, recordings and the record of proceedings later. */
package org.dragoman.record;
