package org.essaim.tck;

/** A source that tells the last change of each event since its mark passes the contract. */
final class SoundFollowerTest extends FollowedSourceContract {
    @Override
    protected Program program() {
        return new FollowedLog(FollowedLog.Sound::new);
    }
}
