import type { Refusal } from '@maquette/domain/result';
import { notFound } from 'next/navigation';

/** What a page is about; "not found" when it is not there or belongs to someone else. Other errors go on. */
export async function foundOr404<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    const { cause } = error as { cause?: { refusal?: Refusal } };
    if (cause?.refusal?.code === 'not-found') notFound();
    throw error;
  }
}
