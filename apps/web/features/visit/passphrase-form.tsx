import { Alert, Card, Field, Input, Button, LogoMark } from '@maquette/ui';

interface PassphraseFormProps {
  token: string;
  /** One of a folder's: where to go on. */
  assetId?: string | undefined;
  /** What became of the last try. */
  outcome: 'wrong' | 'later' | null;
}

const outcomes = {
  wrong: 'That is not the passphrase. Check it with whoever sent you the link.',
  later: 'There were too many tries in a short time. Wait a while, then try again.',
} as const;

/** Asks for a link's passphrase. A plain form: it is sent in a body, never in an address, with scripts or without. */
export const PassphraseForm = ({ token, assetId, outcome }: PassphraseFormProps) => (
  <main className="flex min-h-dvh flex-col items-center px-4 pt-[max(1.5rem,14vh)] pb-10">
    <div className="w-full max-w-sm">
      <p className="mb-6 flex items-center justify-center gap-2 text-2xl font-semibold tracking-tight">
        <LogoMark className="size-8" /> Maquette
      </p>
      <Card className="p-5">
        <h1 className="text-lg font-semibold">This link asks for a passphrase</h1>
        <p className="mt-0.5 mb-4 text-text-muted">Whoever sent you the link knows it.</p>
        {outcome && (
          <Alert tone="danger" className="mb-4">
            {outcomes[outcome]}
          </Alert>
        )}
        <form method="post" action={`/api/share/${token}/unlock`} className="flex flex-col gap-4">
          {assetId && <input type="hidden" name="asset" value={assetId} />}
          <Field label="Passphrase" name="passphrase">
            <Input type="password" name="passphrase" required autoComplete="off" maxLength={200} />
          </Field>
          <Button type="submit" variant="primary" className="w-full">
            Open
          </Button>
        </form>
      </Card>
    </div>
  </main>
);
