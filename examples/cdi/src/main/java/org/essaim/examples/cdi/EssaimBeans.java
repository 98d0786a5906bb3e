package org.essaim.examples.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.essaim.Essaim;
import org.essaim.jdbc.JdbcStore;
import org.essaim.jsonb.JsonbCodec;
import org.essaim.organisation.Pseudonymiser;

/** Makes one Essaim for the whole application, over its database. */
@ApplicationScoped
public class EssaimBeans {

    // Of no normal scope: those need a class that can be extended, and Essaim is final.
    @Produces
    @Singleton
    Essaim essaim(DataSource dataSource, Pseudonymiser key, SignedIn signedIn) {
        return Essaim.builder()
                .store(JdbcStore.on(dataSource, new JsonbCodec()))
                .pseudonyms(key)
                .actor(signedIn::actor)
                .build();
    }

    void close(@Disposes Essaim essaim) {
        essaim.close();
    }
}
