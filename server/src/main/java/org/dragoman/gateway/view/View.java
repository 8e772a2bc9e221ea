package org.dragoman.gateway.view;

import com.google.protobuf.Message;

import org.dragoman.conference.Role;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.session.patch.Settled;

import java.util.Set;

/**
 * One view of a session: who sees it, what it shows, and when it shows something else. It is a field of the same name in
 * {@code ServerMessage}, told live, and in {@code Welcome}. protocol/README.md section 4 lists all.
 */
public interface View {
    ViewKind kind();

    /** The roles that see it. */
    Set<Role> seenBy();

    /** Whether it shows something else after what was recorded. */
    boolean changed(Settled before, Settled now);

    /** What it shows. */
    Message of(Settled now);
}
