import type { CreditState, LotKind } from './ledger.ts';

/**
 * A second, deliberately naive wallet for tests: every single credit is an object that is somewhere. It is written
 * from credits.md without the code beside it, so that the two can be compared.
 */
interface ModelCredit {
  lot: ModelLot;
  state: CreditState;
}

interface ModelLot {
  id: string;
  kind: LotKind;
  grantedMs: number;
  endsMs: number | null;
  /** Subscription lots: when their period began; the moment of the grant unless told. */
  periodMs?: number;
  ended: boolean;
}

const burnPlace: LotKind[][] = [
  ['trial', 'promo'],
  ['restored'],
  ['rollover'],
  ['subscription'],
  ['adjustment'],
  ['top_up'],
];
const placeOf = (lot: ModelLot) => burnPlace.findIndex((kinds) => kinds.includes(lot.kind));

export function createCreditModel() {
  const credits: ModelCredit[] = [];
  const lots: ModelLot[] = [];
  const receipts = new Map<string, ModelCredit[]>();
  let debt = 0;
  let clawback = 0;

  const inBurnOrder = () =>
    [...credits].sort(
      ({ lot: a }, { lot: b }) =>
        placeOf(a) - placeOf(b) ||
        (a.endsMs ?? 1e15) - (b.endsMs ?? 1e15) ||
        a.grantedMs - b.grantedMs ||
        a.id.localeCompare(b.id),
    );

  function tick(nowMs: number) {
    for (const lot of lots) if (lot.endsMs !== null && lot.endsMs <= nowMs) lot.ended = true;
    for (const credit of credits)
      if (credit.lot.ended && credit.state === 'available') credit.state = 'expired';
  }

  function add(lot: Omit<ModelLot, 'ended'>, amount: number) {
    const added = { ...lot, ended: false };
    lots.push(added);
    for (let i = 0; i < amount; i++) credits.push({ lot: added, state: 'available' });
  }

  const liveLots = (kind: LotKind) =>
    lots.filter(
      (lot) =>
        lot.kind === kind &&
        !lot.ended &&
        credits.some((c) => c.lot === lot && (c.state === 'available' || c.state === 'held')),
    );

  function oweWhatIsNotHeld() {
    const held = credits.filter((c) => c.state === 'held').length;
    const owed = Math.max(0, clawback - held);
    clawback -= owed;
    debt += owed;
  }

  return {
    owe(amount: number) {
      debt += amount;
    },
    grant(lot: Omit<ModelLot, 'ended'>, amount: number) {
      tick(lot.grantedMs);
      add(lot, amount);
      for (const credit of credits.filter((c) => c.lot.id === lot.id).slice(0, debt)) {
        credit.state = 'revoked';
        debt -= 1;
      }
      tick(lot.grantedMs);
    },
    reserve(holdId: string, amount: number, nowMs: number): boolean {
      const usable = credits.filter(
        (c) => c.state === 'available' && (c.lot.endsMs === null || c.lot.ended || c.lot.endsMs > nowMs),
      );
      if (amount > 0 && (debt > 0 || usable.length < amount)) return false;
      tick(nowMs);
      const taken = inBurnOrder()
        .filter((c) => c.state === 'available')
        .slice(0, amount);
      for (const credit of taken) credit.state = 'held';
      receipts.set(holdId, taken);
      return true;
    },
    renew(lot: Omit<ModelLot, 'ended' | 'kind'>, asked: { amount: number; cap: number; rolloverId: string }) {
      const nowMs = lot.grantedMs;
      tick(nowMs);
      const open = liveLots('subscription');
      const startOf = (one: ModelLot) => one.periodMs ?? one.grantedMs;
      if (!open.some((one) => startOf(one) > lot.periodMs!)) {
        const rolledBefore = credits.filter(
          (c) => c.lot.kind === 'rollover' && !c.lot.ended && (c.state === 'available' || c.state === 'held'),
        ).length;
        const ending = open.filter((one) => startOf(one) < lot.periodMs!);
        const left = inBurnOrder().filter((c) => ending.includes(c.lot) && c.state === 'available');
        const rolling = left.slice(0, Math.max(0, asked.cap - rolledBefore));
        for (const credit of left) credit.state = rolling.includes(credit) ? 'rolled' : 'expired';
        for (const one of ending) one.ended = true;
        if (rolling.length > 0)
          add({ id: asked.rolloverId, kind: 'rollover', grantedMs: nowMs, endsMs: null }, rolling.length);
      }
      this.grant({ ...lot, kind: 'subscription' }, asked.amount);
    },
    endSubscription(nowMs: number) {
      tick(nowMs);
      for (const lot of lots)
        if (lot.kind === 'subscription' || lot.kind === 'rollover') {
          lot.ended = true;
          for (const credit of credits)
            if (credit.lot === lot && credit.state === 'available') credit.state = 'expired';
        }
    },
    clawBack(amount: number, ownLotIds: string[], nowMs: number) {
      tick(nowMs);
      const usable = inBurnOrder()
        .filter((c) => c.state === 'available')
        .reverse();
      const isOwn = (c: ModelCredit) => ownLotIds.includes(c.lot.id);
      const order = [...usable.filter(isOwn), ...usable.filter((c) => !isOwn(c))];
      for (const credit of order.slice(0, amount)) credit.state = 'revoked';
      clawback += Math.max(0, amount - order.length);
      oweWhatIsNotHeld();
    },
    settle(holdId: string, amount: number, at: { nowMs: number; restoredLotId: string }) {
      const receipt = receipts.get(holdId);
      if (!receipt) return;
      tick(at.nowMs);
      receipts.delete(holdId);
      for (const credit of receipt.slice(0, amount)) credit.state = 'spent';
      let back = 0;
      for (const credit of receipt.slice(amount).reverse()) {
        if (clawback > 0) {
          credit.state = 'revoked';
          clawback -= 1;
        } else if (!credit.lot.ended) credit.state = 'available';
        else if (credit.lot.kind === 'restored') credit.state = 'expired';
        else {
          credit.state = 'rolled';
          back += 1;
        }
      }
      const weekMs = 7 * 24 * 3600 * 1000;
      if (back > 0)
        add({ id: at.restoredLotId, kind: 'restored', grantedMs: at.nowMs, endsMs: at.nowMs + weekMs }, back);
      oweWhatIsNotHeld();
    },
    sweep: tick,
    count: (state: CreditState, lotId?: string) =>
      credits.filter((c) => c.state === state && (lotId === undefined || c.lot.id === lotId)).length,
    debt: () => debt,
    clawback: () => clawback,
    lotIds: () => lots.map((lot) => lot.id),
  };
}
