package org.essaim.jackson;

import org.essaim.spi.DocumentCodec;
import org.essaim.tck.CodecContract;

final class YamlCodecTest extends CodecContract {
    @Override
    protected DocumentCodec codec() {
        return new YamlCodec();
    }

    @Override
    protected int largest() {
        return 16 << 20;
    }
}
