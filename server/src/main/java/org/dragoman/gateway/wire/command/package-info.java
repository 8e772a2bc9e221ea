/**
 * The commands of the wire, a row each, a file for each family: the listing is {@code commands.proto}. A row says who may
 * ask, and reads the message into what is asked; what kind of thing that is says who carries it out.
 *
 * <pre>
 *   Read.OfSession    decided by the session's writer, recorded, and then answered
 *   Read.OfBackstage  carried out behind the scenes
 *   Read.Preview      answered at once: what an ordering of the list would do
 *   Read.Import       a table of speakers: its mistakes are told, or its entries go to the session
 * </pre>
 */
package org.dragoman.gateway.wire.command;
