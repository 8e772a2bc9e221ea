package org.dragoman.gateway.wire.command;

import org.dragoman.backstage.Viewer;
import org.dragoman.conference.Role;
import org.dragoman.session.state.Setting;

/**
 * Whose command is read, where and when.
 *
 * @param role the sender's role in this session
 * @param viewer the sender as seen from behind the scenes, where the conference's role counts
 */
public record Asker(Setting setting, Role role, Viewer viewer, long nowMs) {}
