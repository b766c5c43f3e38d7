import type { BillPosition } from '../../core/account/index.ts';
import { unpaidMinorOf } from './story-bills.ts';
import type { Speaking } from './story-events.ts';
import { padTo, widthOf } from './table.ts';
import { wrapText } from './wrap.ts';

/** A label, an amount and a remark. */
export type Row = readonly [label: string, amount: string, remark: string];

/** Lists of amounts of one answer line up at one width of label and one of amount. */
export interface Widths {
  readonly label: number;
  readonly amount: number;
}

/** The widths at which all these rows line up. */
export const widthsOf = (rows: readonly Row[]): Widths => ({
  label: Math.max(0, ...rows.map(([label]) => widthOf(label))),
  amount: Math.max(0, ...rows.map(([, amount]) => widthOf(amount))),
});

const columnsMax = 100;

/** Draws rows, amounts to the right; a remark that is too long goes on below itself. */
export function rowLines(rows: readonly Row[], widths: Widths): readonly string[] {
  const line = (label: string, amount: string, remark: string): string =>
    `  ${padTo(label, widths.label)}  ${padTo(amount, widths.amount, 'right')}  ${remark}`.trimEnd();
  const left = columnsMax - widths.label - widths.amount - 6;
  return rows.flatMap(([label, amount, remark]) => {
    const [first = '', ...more] = wrapText(remark, left);
    return [line(label, amount, first), ...more.map((text) => line('', '', text))];
  });
}

const parts = {
  en: {
    principal: 'principal',
    instalment: 'instalment',
    fee: 'fees',
    penalty: 'penalty interest',
    interest: 'interest',
  },
  zh: { principal: '本金', instalment: '分期本金', fee: '费用', penalty: '罚息', interest: '利息' },
} as const;

/** Amounts of a kind that are not zero, in words: `principal ¥900.00 + penalty interest ¥4.50`. */
export function partsInWords(
  amounts: Readonly<Partial<Record<keyof (typeof parts)['en'], bigint>>>,
  say: Speaking,
): string {
  const order = ['fee', 'penalty', 'interest', 'principal', 'instalment'] as const;
  return order
    .flatMap((part) => {
      const minor = amounts[part] ?? 0n;
      return minor === 0n ? [] : [`${parts[say.lang][part]} ${say.money(minor)}`];
    })
    .join(' + ');
}

/** What an open bill still holds: its sum and, in words, its parts. */
export function partsOfBill(bill: BillPosition, say: Speaking): { readonly sumMinor: bigint; readonly text: string } {
  const text = partsInWords(
    {
      fee: bill.feeMinor,
      penalty: bill.penaltyMinor,
      interest: bill.interestMinor,
      principal: bill.principalMinor,
      instalment: bill.instalmentMinor,
    },
    say,
  );
  return { sumMinor: unpaidMinorOf(bill), text };
}
