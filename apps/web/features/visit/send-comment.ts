interface Problem {
  field?: string;
  message: string;
}

/** Sends what a visitor says. @returns why it was refused, in a sentence; null: it is there */
export async function sendComment(
  token: string,
  comment: { versionId: string; name: string; body: string },
): Promise<Problem | null> {
  const unreachable = { message: 'Maquette cannot be reached. Check the connection and try again.' };
  const response = await fetch(`/api/share/${token}/comments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-maquette-csrf': '1' },
    body: JSON.stringify(comment),
  }).catch(() => null);
  if (!response) return unreachable;
  if (response.ok) return null;
  const problem = (await response.json().catch(() => null)) as {
    detail?: string;
    suggestion?: string;
    field?: string;
  } | null;
  if (!problem?.detail) return unreachable;
  const message = [problem.detail, problem.suggestion].filter(Boolean).join(' ');
  return { message, ...(problem.field && { field: problem.field }) };
}
