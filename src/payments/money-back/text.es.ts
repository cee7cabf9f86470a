export const es = {
  refunded: {
    heading: 'Este pago se devolvió',
    strong: 'El importe se devolvió.',
    text: 'Puede tardar unos días en verse en tu resumen.',
  },
  chargedBack: {
    heading: 'Este pago fue desconocido ante el banco',
    strong: 'El banco retuvo el importe.',
    text: 'Pasa cuando alguien desconoce un consumo. Si fue un error, avisale a tu banco.',
  },
  debitReturned: {
    heading: 'El banco devolvió este débito',
    strong: 'El banco devolvió el débito a pedido de su titular.',
    text: 'El importe volvió a la cuenta bancaria.',
  },
  partly: (amount: string) => `De este pago se devolvieron ${amount}.`,
  owedAgain: 'Lo que se había pagado vuelve a estar pendiente, salvo que lo cubra otro pago.',
  remark: {
    refund: (day: string) => `Devolvimos tu pago del ${day}`,
    chargeback: (day: string) => `El banco retuvo tu pago del ${day}`,
    debit: (day: string) => `El banco devolvió el débito del ${day}`,
    owedAgain: 'Por eso se debe otra vez.',
    see: 'Ver ese pago',
  },
  mails: {
    refund: {
      heading: (amount: string, account: string) => `Te devolvimos ${amount} (cuenta ${account})`,
      text: 'La plataforma devolvió ese importe por el mismo medio con que pagaste. Puede tardar unos días en verse en tu resumen.',
    },
    chargeback: {
      heading: (amount: string, account: string) => `El banco retuvo ${amount} (cuenta ${account})`,
      text: 'Alguien desconoció este pago ante el banco, y el banco retuvo el importe. Si fue un error, avisale a tu banco.',
    },
    reinstated: {
      heading: (amount: string, account: string) => `Volvimos a acreditar ${amount} (cuenta ${account})`,
      text: 'El desconocimiento de este pago se resolvió y el importe está acreditado otra vez.',
    },
  },
};

export type MoneyBackText = typeof es;
