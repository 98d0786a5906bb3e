package org.essaim.plugin.inside;

import java.util.Set;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Duty;
import org.essaim.organisation.Perimeter;
import org.essaim.spring.CurrentActor;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Whoever comes with a link to a questionnaire: acts as nobody in particular, whatever account the host knows them by, so that no answer is ever tied to one. They
 * may read, see no structure, and core asks for the link itself.
 *
 * <p>Every request says first whether it is one of theirs, on the thread that serves it; nothing but requests asks who acts here. Thread-safe.
 */
final class LinkBearer implements BeanPostProcessor {
    private static final Actor NOBODY_IN_PARTICULAR = new Actor("link", Perimeter.of(Set.of()));

    private final ThreadLocal<Boolean> byLink = ThreadLocal.withInitial(() -> false);

    /** A request comes: by a link, or by an account. */
    void comes(boolean withLink) {
        byLink.set(withLink);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof CurrentActor accounts ? new LinkOrAccount(accounts) : bean;
    }

    private final class LinkOrAccount implements CurrentActor {
        private final CurrentActor accounts;

        LinkOrAccount(CurrentActor accounts) {
            this.accounts = accounts;
        }

        @Override
        public Actor get() {
            return byLink.get() ? NOBODY_IN_PARTICULAR : accounts.get();
        }

        @Override
        public Duty duty() {
            return byLink.get() ? Duty.READER : accounts.duty();
        }

        @Override
        public void require(Duty duty) {
            if (byLink.get()) {
                CurrentActor.super.require(duty);
            } else {
                accounts.require(duty);
            }
        }
    }
}
