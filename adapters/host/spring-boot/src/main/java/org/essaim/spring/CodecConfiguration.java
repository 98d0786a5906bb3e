package org.essaim.spring;

import jakarta.json.spi.JsonProvider;
import org.essaim.jackson.JsonCodec;
import org.essaim.jsonb.JsonbCodec;
import org.essaim.spi.DocumentCodec;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.json.JsonFactory;

/** Writes the contents of documents with what the host has: Jackson 3, else Jakarta JSON. */
final class CodecConfiguration {
    private CodecConfiguration() {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({JsonFactory.class, JsonCodec.class})
    static class Jackson {
        @Bean
        @ConditionalOnMissingBean
        DocumentCodec essaimJsonCodec() {
            return new JsonCodec();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({JsonProvider.class, JsonbCodec.class})
    static class Jsonb {
        @Bean
        @ConditionalOnMissingBean
        DocumentCodec essaimJsonCodec() {
            return new JsonbCodec();
        }
    }
}
