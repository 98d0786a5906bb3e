/**
 * What the payroll counts, held against what the journal counts (<i>rapprochement avec la paie</i>). Start from {@link org.essaim.pay.Payroll}.
 */
@NullMarked
package org.essaim.pay;

import org.jspecify.annotations.NullMarked;
