package org.dragoman.cli;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;

/**
 * SIGHUP, by which those who renew certificates or turn logs say that files have changed. It is answered by reading again, and
 * never ends the process.
 */
final class Hangup {
    private static final Logger log = LoggerFactory.getLogger(Hangup.class);

    private final AtomicReference<Runnable> answer = new AtomicReference<>(() -> {});

    private Hangup() {}

    /** From now on nothing ends by a SIGHUP. */
    static Hangup heard() {
        var hangup = new Hangup();
        try {
            hangup.listen();
        } catch (ReflectiveOperationException e) {
            log.debug("there is no SIGHUP here", e);
        }
        return hangup;
    }

    /** By name, since the JDK's one way to hear a signal is no interface of Java's own. */
    private void listen() throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object heard =
                Proxy.newProxyInstance(
                        handler.getClassLoader(),
                        new Class<?>[] {handler},
                        (self, method, arguments) -> {
                            if (method.getName().equals("handle")) {
                                answer();
                            }
                            return null;
                        });
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), heard);
    }

    /** What is done at each. */
    void then(Runnable done) {
        answer.set(done);
    }

    private void answer() {
        log.info("SIGHUP: certificates are read again");
        Runnable done = answer.get();
        if (done != null) {
            done.run();
        }
    }
}
