/** What those who run the house see: meters and health. No names, no content. */
package org.dragoman.observe;
