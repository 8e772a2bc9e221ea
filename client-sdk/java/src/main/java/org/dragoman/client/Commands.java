package org.dragoman.client;

import org.dragoman.protocol.v1.Accepted;
import org.dragoman.protocol.v1.AnswerHandover;
import org.dragoman.protocol.v1.CancelHandover;
import org.dragoman.protocol.v1.ChangeRole;
import org.dragoman.protocol.v1.ChooseIncoming;
import org.dragoman.protocol.v1.CloseSession;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.Cough;
import org.dragoman.protocol.v1.DeclareFloorLanguage;
import org.dragoman.protocol.v1.EndSpeech;
import org.dragoman.protocol.v1.FloorMode;
import org.dragoman.protocol.v1.GiveFloor;
import org.dragoman.protocol.v1.GiveNext;
import org.dragoman.protocol.v1.GoOffAir;
import org.dragoman.protocol.v1.GoOnAir;
import org.dragoman.protocol.v1.ListPolicy;
import org.dragoman.protocol.v1.MoveTurn;
import org.dragoman.protocol.v1.OfferHandover;
import org.dragoman.protocol.v1.OpenSession;
import org.dragoman.protocol.v1.OrderList;
import org.dragoman.protocol.v1.Output;
import org.dragoman.protocol.v1.PauseSpeech;
import org.dragoman.protocol.v1.PreviewOrder;
import org.dragoman.protocol.v1.ReadmitParticipant;
import org.dragoman.protocol.v1.RemoveParticipant;
import org.dragoman.protocol.v1.RequestFloor;
import org.dragoman.protocol.v1.RequestHandover;
import org.dragoman.protocol.v1.ResumeSpeech;
import org.dragoman.protocol.v1.Role;
import org.dragoman.protocol.v1.Rule;
import org.dragoman.protocol.v1.Ruling;
import org.dragoman.protocol.v1.SetFloorMode;
import org.dragoman.protocol.v1.SwapHandover;
import org.dragoman.protocol.v1.TakeFloor;
import org.dragoman.protocol.v1.TakeUpItem;
import org.dragoman.protocol.v1.Undo;
import org.dragoman.protocol.v1.WarnSpeaker;
import org.dragoman.protocol.v1.WithdrawRequest;

import java.util.concurrent.CompletableFuture;

/**
 * What someone may ask, a method each. Every answer comes as a future: accepted with its position, or failed
 * with a {@link RefusedException} that has the reason.
 */
public final class Commands {
    private final DragomanClient client;

    Commands(DragomanClient client) {
        this.client = client;
    }

    public CompletableFuture<Accepted> openSession() {
        return ask(Command.newBuilder().setOpenSession(OpenSession.getDefaultInstance()));
    }

    public CompletableFuture<Accepted> closeSession() {
        return ask(Command.newBuilder().setCloseSession(CloseSession.getDefaultInstance()));
    }

    public CompletableFuture<Accepted> takeUpItem(String item) {
        return ask(Command.newBuilder().setTakeUpItem(TakeUpItem.newBuilder().setItem(item)));
    }

    /** Asks for the floor, for oneself. */
    public CompletableFuture<Accepted> requestFloor() {
        return requestFloorFor("");
    }

    /** Asks for the floor for somebody else, as moderator or secretary. */
    public CompletableFuture<Accepted> requestFloorFor(String participant) {
        return ask(
                Command.newBuilder()
                        .setRequestFloor(RequestFloor.newBuilder().setParticipant(participant)));
    }

    public CompletableFuture<Accepted> withdrawRequest(int turn) {
        return ask(
                Command.newBuilder()
                        .setWithdrawRequest(WithdrawRequest.newBuilder().setTurn(turn)));
    }

    /** Gives the floor to a turn of the list. */
    public CompletableFuture<Accepted> giveFloorToTurn(int turn) {
        return ask(Command.newBuilder().setGiveFloor(GiveFloor.newBuilder().setTurn(turn)));
    }

    /** Gives the floor to someone who may not be on the list, in a language or, if empty, in their own. */
    public CompletableFuture<Accepted> giveFloorTo(String participant, String language) {
        return ask(
                Command.newBuilder()
                        .setGiveFloor(
                                GiveFloor.newBuilder()
                                        .setParticipant(participant)
                                        .setLanguage(language)));
    }

    /** Gives the floor to whoever is first on the list. */
    public CompletableFuture<Accepted> giveNext() {
        return ask(Command.newBuilder().setGiveNext(GiveNext.getDefaultInstance()));
    }

    /** Yields the floor, or ends the speech in due course. */
    public CompletableFuture<Accepted> endSpeech() {
        return ask(Command.newBuilder().setEndSpeech(EndSpeech.getDefaultInstance()));
    }

    /** Takes the floor away, at once. */
    public CompletableFuture<Accepted> takeFloor() {
        return ask(Command.newBuilder().setTakeFloor(TakeFloor.getDefaultInstance()));
    }

    public CompletableFuture<Accepted> pauseSpeech() {
        return ask(Command.newBuilder().setPauseSpeech(PauseSpeech.getDefaultInstance()));
    }

    public CompletableFuture<Accepted> resumeSpeech() {
        return ask(Command.newBuilder().setResumeSpeech(ResumeSpeech.getDefaultInstance()));
    }

    public CompletableFuture<Accepted> declareFloorLanguage(String language) {
        return ask(
                Command.newBuilder()
                        .setDeclareFloorLanguage(
                                DeclareFloorLanguage.newBuilder().setLanguage(language)));
    }

    /**
     * Moves a turn to another place, 1 is first; refused with {@code STALE_VERSION} if the list is no longer
     * the one in {@code seen}.
     */
    public CompletableFuture<Accepted> moveTurn(Room seen, int turn, int place, String reason) {
        return ask(
                Command.newBuilder()
                        .setSeenPosition(seen.list().getPosition())
                        .setMoveTurn(
                                MoveTurn.newBuilder()
                                        .setTurn(turn)
                                        .setPlace(place)
                                        .setReason(reason)));
    }

    /** Asks for the floor for something else than a speech: a point of order, a response, a reply, a motion. */
    public CompletableFuture<Accepted> request(RequestFloor what) {
        return ask(Command.newBuilder().setRequestFloor(what));
    }

    /** Orders the speeches on the list. */
    public CompletableFuture<Accepted> orderList(Room seen, ListPolicy policy) {
        return ask(
                Command.newBuilder()
                        .setSeenPosition(seen.list().getPosition())
                        .setOrderList(OrderList.newBuilder().setPolicy(policy)));
    }

    /** Asks what an ordering would do: {@link SessionListener#previewed} tells. */
    public CompletableFuture<Accepted> previewOrder(ListPolicy policy) {
        return ask(
                Command.newBuilder().setPreviewOrder(PreviewOrder.newBuilder().setPolicy(policy)));
    }

    /** Rules on a point of order, as chair. */
    public CompletableFuture<Accepted> rule(int turn, Ruling ruling, String text) {
        return ask(
                Command.newBuilder()
                        .setRule(Rule.newBuilder().setTurn(turn).setRuling(ruling).setText(text)));
    }

    /** Undoes the last action on list or floor that the room shows. */
    public CompletableFuture<Accepted> undo(Room seen) {
        return ask(
                Command.newBuilder()
                        .setUndo(
                                Undo.newBuilder()
                                        .setPosition(seen.list().getUndo().getPosition())));
    }

    /** Switches how microphones open, with at most so many of them, the podium's not counted. */
    public CompletableFuture<Accepted> setFloorMode(FloorMode mode, int openMax) {
        return ask(
                Command.newBuilder()
                        .setSetFloorMode(
                                SetFloorMode.newBuilder().setMode(mode).setMaxOpen(openMax)));
    }

    /** Removes somebody from the session and keeps them out, for a reason they are told. */
    public CompletableFuture<Accepted> removeParticipant(String participant, String reason) {
        return ask(
                Command.newBuilder()
                        .setRemoveParticipant(
                                RemoveParticipant.newBuilder()
                                        .setParticipant(participant)
                                        .setReason(reason)));
    }

    /** Lets somebody in again who was removed. */
    public CompletableFuture<Accepted> readmitParticipant(String participant) {
        return ask(
                Command.newBuilder()
                        .setReadmitParticipant(
                                ReadmitParticipant.newBuilder().setParticipant(participant)));
    }

    /** Gives somebody another role in this session; every microphone of theirs closes. */
    public CompletableFuture<Accepted> changeRole(String participant, Role role) {
        return ask(
                Command.newBuilder()
                        .setChangeRole(
                                ChangeRole.newBuilder().setParticipant(participant).setRole(role)));
    }

    /** Tells the speaker, and nobody else, that it is time to conclude. */
    public CompletableFuture<Accepted> warnSpeaker() {
        return ask(Command.newBuilder().setWarnSpeaker(WarnSpeaker.getDefaultInstance()));
    }

    /** Any other command of the protocol; the id is chosen here. */
    public CompletableFuture<Accepted> any(Command.Builder command) {
        return ask(command);
    }

    /** Opens the desk's microphone into one of its outputs. */
    public CompletableFuture<Accepted> goOnAir(Output output) {
        return ask(Command.newBuilder().setGoOnAir(GoOnAir.newBuilder().setOutput(output)));
    }

    public CompletableFuture<Accepted> goOffAir() {
        return ask(Command.newBuilder().setGoOffAir(GoOffAir.getDefaultInstance()));
    }

    /** Holds or releases the cough key: no frame leaves from this instant, the hub's answer comes after. */
    public CompletableFuture<Accepted> cough(boolean held) {
        client.microphone().cough(held);
        return ask(Command.newBuilder().setCough(Cough.newBuilder().setHeld(held)));
    }

    /** What the desk hears from now on: 0 the floor, else a language's channel. */
    public CompletableFuture<Accepted> chooseIncoming(int channel) {
        return ask(
                Command.newBuilder()
                        .setChooseIncoming(ChooseIncoming.newBuilder().setChannel(channel)));
    }

    /** What the desk hears is chosen by the hub again. */
    public CompletableFuture<Accepted> chooseIncomingAutomatically() {
        return ask(Command.newBuilder().setChooseIncoming(ChooseIncoming.getDefaultInstance()));
    }

    /** Offers to hand over, to somebody or, if empty, to any desk that can, so many minutes after it is accepted. */
    public CompletableFuture<Accepted> offerHandover(String to, int minutes) {
        return ask(
                Command.newBuilder()
                        .setOfferHandover(
                                OfferHandover.newBuilder().setTo(to).setMinutes(minutes)));
    }

    /** Asks whoever is on air in the language of an output to hand over. */
    public CompletableFuture<Accepted> requestHandover(Output output, int minutes) {
        return ask(
                Command.newBuilder()
                        .setRequestHandover(
                                RequestHandover.newBuilder()
                                        .setOutput(output)
                                        .setMinutes(minutes)));
    }

    /** Accepts or declines the handover that was offered or asked for. */
    public CompletableFuture<Accepted> answerHandover(boolean accepted) {
        return ask(
                Command.newBuilder()
                        .setAnswerHandover(AnswerHandover.newBuilder().setAccepted(accepted)));
    }

    public CompletableFuture<Accepted> cancelHandover() {
        return ask(Command.newBuilder().setCancelHandover(CancelHandover.getDefaultInstance()));
    }

    /** Swaps now instead of at the next pause. */
    public CompletableFuture<Accepted> swapHandover() {
        return ask(Command.newBuilder().setSwapHandover(SwapHandover.getDefaultInstance()));
    }

    private CompletableFuture<Accepted> ask(Command.Builder command) {
        return client.command(command);
    }
}
