/** A component an author may use in a body, with its literal attributes. */
export type AllowedComponent = {
  help: string;
  attributes: Record<string, { help: string; required: boolean }>;
  example: string;
};

/** Every component an author may use; anything else is a finding. */
export const ALLOWED_COMPONENTS: Record<string, AllowedComponent> = {
  Claim: {
    help: 'Marks the words of the running text that say a claim.',
    attributes: { id: { help: 'The id of the claim.', required: true } },
    example: '<Claim id="needs-no-threads">the words that say it</Claim>',
  },
  Evidence: {
    help: 'Shows the figure of an evidence program.',
    attributes: {
      program: { help: 'The id of the program.', required: true },
      variant: { help: 'A variant of the program.', required: false },
      cpus: { help: 'The numbers of CPUs to show, such as 1,2.', required: false },
    },
    example: '<Evidence program="asyncio" cpus="1,2" />',
  },
};
