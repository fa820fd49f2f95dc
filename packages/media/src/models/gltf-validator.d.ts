/** The parts of gltf-validator that we use; it comes without types. */
declare module 'gltf-validator' {
  export interface ValidationIssue {
    code: string;
    message: string;
    /** 0 error, 1 warning, 2 information, 3 hint */
    severity: 0 | 1 | 2 | 3;
    pointer?: string;
  }
  export interface ValidationReport {
    issues: { numErrors: number; numWarnings: number; messages: ValidationIssue[]; truncated: boolean };
  }
  export function validateBytes(
    data: Uint8Array,
    options: {
      format: 'glb';
      maxIssues: number;
      writeTimestamp: false;
      externalResourceFunction(uri: string): Promise<Uint8Array>;
    },
  ): Promise<ValidationReport>;
}
