package org.essaim.tck;

import org.essaim.spi.DocumentCodec;

final class SoundCodecTest extends CodecContract {
    @Override
    protected DocumentCodec codec() {
        return new SoundCodec();
    }

    @Override
    protected int largest() {
        return SoundCodec.LARGEST;
    }
}
