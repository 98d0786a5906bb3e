package org.essaim.jsonb;

import org.essaim.spi.DocumentCodec;
import org.essaim.tck.CodecContract;

final class JsonbCodecTest extends CodecContract {
    @Override
    protected DocumentCodec codec() {
        return new JsonbCodec();
    }

    @Override
    protected int largest() {
        return 256 << 20;
    }
}
