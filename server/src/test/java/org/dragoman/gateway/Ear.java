package org.dragoman.gateway;

import org.dragoman.client.SessionListener;
import org.dragoman.protocol.v1.ChannelHealth;
import org.dragoman.protocol.v1.ChatLine;
import org.dragoman.protocol.v1.Glossary;
import org.dragoman.protocol.v1.IntercomFrame;
import org.dragoman.protocol.v1.SpeechText;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps what somebody is told behind the scenes. */
final class Ear implements SessionListener {
    final Queue<ChatLine> lines = new ConcurrentLinkedQueue<>();
    final Queue<IntercomFrame> overheard = new ConcurrentLinkedQueue<>();
    final Queue<ChannelHealth> health = new ConcurrentLinkedQueue<>();
    final Queue<SpeechText> texts = new ConcurrentLinkedQueue<>();
    final Queue<Glossary> terms = new ConcurrentLinkedQueue<>();

    @Override
    public void chatted(ChatLine line) {
        lines.add(line);
    }

    @Override
    public void overheard(IntercomFrame frame) {
        overheard.add(frame);
    }

    @Override
    public void diagnosed(ChannelHealth channel) {
        health.add(channel);
    }

    @Override
    public void handed(SpeechText text) {
        texts.add(text);
    }

    @Override
    public void termed(Glossary glossary) {
        terms.add(glossary);
    }
}
