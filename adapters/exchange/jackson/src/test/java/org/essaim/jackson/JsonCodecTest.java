package org.essaim.jackson;

import org.essaim.spi.DocumentCodec;
import org.essaim.tck.CodecContract;

final class JsonCodecTest extends CodecContract {
    @Override
    protected DocumentCodec codec() {
        return new JsonCodec();
    }

    @Override
    protected int largest() {
        return 256 << 20;
    }
}
