package org.essaim.tck;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;

/**
 * What every {@link Store} must do (<i>contrat du magasin</i>), rule by rule.
 *
 * <p>Extend it in your tests and say how to make an empty store; JUnit Jupiter runs the rules STO-01 to STO-40 but one, jqwik
 * the law STO-30. A store that outlives its process says how it is reopened as well:
 *
 * <pre>{@code
 * final class MyStoreTest extends StoreContract {
 *     @Override
 *     protected Store newStore() {
 *         return new MyStore(emptyFolder());
 *     }
 *
 *     @Override
 *     protected Store reopen(Store store) {
 *         store.close();
 *         return new MyStore(sameFolder());
 *     }
 * }
 * }</pre>
 *
 * <p>One whose medium can be made to fail, as a database can whose connections are wrapped, says so in {@link #failing}.
 *
 * <p>Each rule gets a store of its own and closes it. The intent of each rule is in the module's README.
 */
public abstract class StoreContract extends FaultRules {

    /** For those who extend it. */
    protected StoreContract() {}

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    @Label("STO-30 MUST give the same answers as the store in memory, whatever is committed")
    void itAnswersLikeTheStoreInMemory(@ForAll("histories") List<StoreHistory.Step> history) throws Exception {
        try (Store model = new InMemoryStore();
                Store store = newStore()) {
            StoreHistory.replay(history, model, store);
        }
    }

    @Provide
    Arbitrary<List<StoreHistory.Step>> histories() {
        return StoreHistory.arbitrary();
    }
}
