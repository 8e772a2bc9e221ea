/**
 * The one writer of each session: stamps the time, decides, has it recorded, and only then tells. Microphones close the
 * moment it is decided; they open when it is durable.
 */
package org.dragoman.writer;
